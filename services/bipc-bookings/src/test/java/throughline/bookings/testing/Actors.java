package throughline.bookings.testing;

import throughline.platform.testing.Actor;

/** The people of this service; each call makes a new one. */
public final class Actors {

  private Actors() {}

  public static Actor anEntrepreneur(String name) {
    return Actor.named(name, "entrepreneur");
  }

  public static Actor anEntrepreneur() {
    return anEntrepreneur("Noor Wilding");
  }

  public static Actor anAdviser() {
    return Actor.named("Sam Okafor", "bipc-adviser");
  }

  public static Actor aVolunteer() {
    return Actor.with("volunteer");
  }
}
