package throughline.platform.web.security;

/** Tells the JSON API from the pages. */
public final class ApiPaths {

  private ApiPaths() {}

  /** Whether the path belongs to the JSON API: bearer tokens only, errors as problem+json. */
  public static boolean isApi(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }
}
