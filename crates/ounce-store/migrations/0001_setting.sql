-- What this installation was told once and must remember, such as its public address.
CREATE TABLE setting (
    name $text NOT NULL PRIMARY KEY,
    value $text NOT NULL
) $clustered;
