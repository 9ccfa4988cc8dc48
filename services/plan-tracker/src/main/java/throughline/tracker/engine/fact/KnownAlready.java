package throughline.tracker.engine.fact;

/** A fact that was not looked for is known: nothing is stored, look for all and store again. */
public final class KnownAlready extends RuntimeException {

  private static final long serialVersionUID = 1;

  KnownAlready() {
    super("a fact that begins is known already");
  }
}
