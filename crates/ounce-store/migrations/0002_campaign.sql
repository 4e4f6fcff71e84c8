-- One year's edition. `last_day` is the latest local date of its strolls, kept when they change:
-- whether a campaign is over must not need a look at every stroll.
CREATE TABLE campaign (
    id $bytes NOT NULL PRIMARY KEY,
    slug $text NOT NULL UNIQUE,
    name $text NOT NULL,
    day $text NOT NULL,
    last_day $text NOT NULL,
    currency $text NOT NULL,
    languages $text NOT NULL,
    goal_minor $int,
    goal_ul $int,
    fee_basis_points $int NOT NULL CHECK (fee_basis_points BETWEEN 0 AND 9999),
    fee_fixed_minor $int NOT NULL CHECK (fee_fixed_minor >= 0),
    previous_places $int,
    is_reconstruction $int NOT NULL CHECK (is_reconstruction IN (0, 1))
) $clustered;

CREATE TABLE partner (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    slug $text NOT NULL,
    name $text NOT NULL,
    url $text NOT NULL,
    share_basis_points $int NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
    -- The order they are named in, as the coordinator gave it.
    place_in_line $int NOT NULL,
    UNIQUE (campaign, slug)
) $clustered;

-- A partner's local chapter. `chapter`, since GROUP is a word of SQL.
CREATE TABLE chapter (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    partner $bytes NOT NULL REFERENCES partner (id),
    slug $text NOT NULL,
    name $text NOT NULL,
    town $text NOT NULL,
    region $text NOT NULL,
    country $text NOT NULL,
    UNIQUE (campaign, slug)
) $clustered;
