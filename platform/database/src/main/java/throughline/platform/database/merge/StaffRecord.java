package throughline.platform.database.merge;

import java.util.UUID;

/** A person's record that remains, as staff see it. */
public interface StaffRecord {
  /** Its number, which is the person's. */
  UUID id();

  /** As others read it. */
  String name();

  /** Null if it is not known. */
  String email();

  /** Null if it is not known. */
  String phone();

  /** Whether the person signs in. */
  boolean account();
}
