package throughline.membership.testing;

import throughline.platform.testing.Actor;

/** The people of this service; each call makes a new one. */
public final class Actors {

  private Actors() {}

  /** Of one office, as most are. */
  public static Actor aRegistrar() {
    return Actor.named("Rowan Registrar", "registrar").at("OXFORD");
  }

  public static Actor ofLibraryStaff() {
    return Actor.named("Lesley Staff", "library-staff");
  }
}
