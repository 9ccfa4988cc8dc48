package throughline.tracker.engine.fact;

/** Which facts of a batch are looked for before those that are new are inserted. */
public enum LookUp {
  /** All. */
  ALL,

  /**
   * Those of which no first version has come. With its first version a fact is nearly always new,
   * and that it is not is found as it is inserted, by {@link KnownAlready}.
   */
  BUT_THOSE_THAT_BEGIN
}
