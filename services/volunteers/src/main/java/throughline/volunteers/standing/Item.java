package throughline.volunteers.standing;

/** What a role may ask for. */
public enum Item {
  REFERENCE,
  TRAINING,
  CONSENT,
  DBS,
  /** Somebody's age, which nobody can do anything about. */
  AGE,
  BIRTH_DATE
}
