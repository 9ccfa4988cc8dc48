package throughline.volunteers.voice;

import java.util.Map;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;

/** Ideas that a test only needs. */
public final class IdeaFixture {
  public static final String IDEA = "Open the back door";

  private IdeaFixture() {}

  /** The number of a new idea. */
  public static String raised(Actor volunteer, String library) {
    return Api.created(volunteer, "/api/ideas", Map.of(), Map.of("idea", IDEA, "library", library));
  }
}
