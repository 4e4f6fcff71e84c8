-- What givers wrote, for the home of a campaign: found however many gifts say nothing.
CREATE INDEX gift_told ON gift (campaign, at_ms, id) WHERE standing = 'received' AND message <> '';
