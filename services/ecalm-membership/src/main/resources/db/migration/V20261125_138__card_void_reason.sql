-- Why a card is void: entered by mistake, or lost and replaced. Cards of before have none, and an
-- image of the version before still writes.
ALTER TABLE card
    ADD COLUMN void_reason text,
    ADD CONSTRAINT card_void_reason_known CHECK (void_reason IN ('MISTAKE', 'LOST', 'STOLEN', 'DAMAGED'));
