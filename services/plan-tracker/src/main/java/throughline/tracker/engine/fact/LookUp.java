package throughline.tracker.engine.fact;

/** Which facts of a batch are looked for before those that are new are inserted. */
public enum LookUp {
  ALL,

  BUT_THOSE_THAT_BEGIN
}
