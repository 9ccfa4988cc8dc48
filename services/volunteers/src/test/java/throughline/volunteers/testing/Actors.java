package throughline.volunteers.testing;

import throughline.platform.testing.Actor;

/** The people of this service; each call makes a new one. */
public final class Actors {

  private Actors() {}

  /** Somebody who was accepted. */
  public static Actor aVolunteer(String name) {
    return AcceptedVolunteers.accept(Actor.named(name, "volunteer"));
  }

  /** Somebody who has registered with the sign-in provider, and nothing else. */
  public static Actor aStranger(String name) {
    return Actor.named(name, "volunteer");
  }

  public static Actor aCoordinator(String name) {
    return Actor.named(name, "volunteer-coordinator");
  }

  public static Actor aVolunteerWhoCoordinates(String name) {
    return AcceptedVolunteers.accept(Actor.named(name, "volunteer", "volunteer-coordinator"));
  }
}
