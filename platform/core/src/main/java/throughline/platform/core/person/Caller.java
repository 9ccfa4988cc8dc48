package throughline.platform.core.person;

/** Who makes this request, for a part of the platform that does not know the web's. */
public interface Caller {

  /**
   * The sign-in's own name for the person, the claim {@code sub}. Never shown, never logged.
   *
   * @throws IllegalStateException if nobody is signed in
   */
  String subject();
}
