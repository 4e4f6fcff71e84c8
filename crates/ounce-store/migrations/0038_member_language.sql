-- The language a member signed in with last, as a code: letters to them are written in it. Empty
-- until they sign in.
ALTER TABLE member ADD COLUMN language $text NOT NULL DEFAULT '';
