package throughline.tracker.engine.schema;

/**
 * What a body breaks. It quotes nothing that the body holds: that may be anybody's.
 *
 * @param path the field, from where it was looked for: ".days[0].minutes"
 * @param words what it must be, for readers
 */
public record Problem(String path, String words, String form) {

  static Problem of(String words) {
    return new Problem("", words, words);
  }

  Problem in(String field) {
    return new Problem(field + path, words, form);
  }

  public String sentence() {
    return (field() + " " + words).strip();
  }

  public String technical() {
    return (field() + " " + form).strip();
  }

  private String field() {
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
