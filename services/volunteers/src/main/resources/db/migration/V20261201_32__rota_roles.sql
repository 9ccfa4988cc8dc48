ALTER TABLE slot ADD CONSTRAINT slot_role_fk FOREIGN KEY (role_code) REFERENCES role (code);
ALTER TABLE shift ADD CONSTRAINT shift_role_fk FOREIGN KEY (role_code) REFERENCES role (code);
