-- Which figures of a reconstructed campaign were published, in the words of the source. A figure without
-- a row is made up so that it fits.
CREATE TABLE published_figure (
    campaign $bytes NOT NULL REFERENCES campaign (id),
    figure $text NOT NULL,
    stated $text NOT NULL CHECK (stated <> ''),
    source $text NOT NULL CHECK (source <> ''),
    PRIMARY KEY (campaign, figure)
) $clustered;
