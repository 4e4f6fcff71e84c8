-- What one member did in a campaign is found without reading all that the others did.
CREATE INDEX act_by_member ON act (campaign, member, at_ms);
