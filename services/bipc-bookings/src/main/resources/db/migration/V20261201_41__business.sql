-- What somebody said of their business, each of it if they wanted to. A row stays when they say something else: it was
-- right in its time. A row in which nothing is said is that of somebody who was asked and would not say.
CREATE TABLE business (
    id              uuid        NOT NULL DEFAULT gen_random_uuid(),
    entrepreneur_id uuid        NOT NULL,
    stage           text,
    sector          text,
    goal            text,
    said_at         timestamptz NOT NULL,
    -- Whoever noted it for them; null if they said it here themselves.
    noted_by        uuid,
    replaced_at     timestamptz,
    CONSTRAINT business_pk PRIMARY KEY (id),
    CONSTRAINT business_entrepreneur_fk FOREIGN KEY (entrepreneur_id) REFERENCES entrepreneur (id),
    CONSTRAINT business_noted_by_fk FOREIGN KEY (noted_by) REFERENCES person (id),
    CONSTRAINT business_stage_ck CHECK (stage IN ('IDEA', 'PRE_START', 'TRADING_UNDER_A_YEAR', 'GROWING')),
    CONSTRAINT business_sector_ck CHECK (sector IN ('FARMING', 'MANUFACTURING', 'CONSTRUCTION', 'RETAIL', 'TRANSPORT',
        'FOOD_AND_ACCOMMODATION', 'DIGITAL_AND_MEDIA', 'FINANCE_AND_PROPERTY', 'PROFESSIONAL', 'BUSINESS_SUPPORT',
        'EDUCATION', 'HEALTH_AND_CARE', 'ARTS_AND_LEISURE', 'OTHER')),
    CONSTRAINT business_goal_ck CHECK (goal IN ('START', 'GROW'))
);

-- One stands for each person, whatever races.
CREATE UNIQUE INDEX business_standing_uq ON business (entrepreneur_id) WHERE replaced_at IS NULL;
CREATE INDEX business_entrepreneur_idx ON business (entrepreneur_id);

-- What a booking tells of the business is what was known of it then: a quarter that is over stays as it was.
ALTER TABLE booking
    ADD COLUMN stage text,
    ADD COLUMN sector text,
    ADD COLUMN goal text;

-- A trigger, whatever adds the booking. Whoever says something else of the business meanwhile is waited for, or waits:
-- the row of the entrepreneur is locked before the business is read.
CREATE FUNCTION booking_takes_business() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM entrepreneur WHERE id = NEW.entrepreneur_id FOR SHARE;
    SELECT stage, sector, goal INTO NEW.stage, NEW.sector, NEW.goal
      FROM business WHERE entrepreneur_id = NEW.entrepreneur_id AND replaced_at IS NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER booking_business BEFORE INSERT ON booking
    FOR EACH ROW EXECUTE FUNCTION booking_takes_business();
