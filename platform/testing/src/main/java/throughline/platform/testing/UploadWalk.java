package throughline.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends every {@link BrokenFile} to a page that takes a file. Each has to be answered by the page
 * with one sentence at the field of the file; whatever else was typed is still there, nothing is
 * kept, and the page opens again.
 */
final class UploadWalk {

  private static final String TAKES_A_FILE = "multipart/form-data";

  private final Endpoint endpoint;
  private final Map<String, String> typed;
  private final Browser browser;

  UploadWalk(Endpoint endpoint, Map<String, String> typed) {
    this.endpoint = endpoint;
    this.typed = typed;
    this.browser = Browser.of(Actor.with(endpoint.roles().toArray(String[]::new)));
  }

  static boolean isFor(Endpoint endpoint) {
    return endpoint.takes().contains(TAKES_A_FILE);
  }

  List<String> complaints() {
    var complaints = new ArrayList<String>();
    var before = Database.digest();
    for (BrokenFile file : BrokenFile.all()) {
      complaintsOf(file)
          .forEach(
              complaint ->
                  complaints.add("%s, %s: %s".formatted(endpoint.name(), file.name(), complaint)));
    }
    if (!before.equals(Database.digest())) {
      complaints.add(endpoint.name() + ": something was kept");
    }
    return complaints;
  }

  private List<String> complaintsOf(BrokenFile file) {
    var form = browser.open(endpoint.path());
    form.then().statusCode(200);
    var field = form.fileField();
    try (var log = new LogWatch()) {
      var answer = browser.upload(form, endpoint.path(), field, file.name(), file.content(), typed);
      var complaints = complaintsOf(answer, field, file);
      if (!log.lines().isBlank()) {
        complaints.add("logged " + log.lines());
      }
      return complaints;
    }
  }

  private List<String> complaintsOf(Page answer, String field, BrokenFile file) {
    var complaints = new ArrayList<String>();
    if (answer.status() != 400) {
      complaints.add("answered " + answer.status());
    }
    var problems = answer.problems();
    if (problems.size() != 1
        || !problems.get(0).startsWith("#" + field + " ")
        || !problems.get(0).contains(file.says())) {
      complaints.add("said " + problems + " and not one sentence with: " + file.says());
    }
    typed.forEach(
        (name, value) -> {
          if (!value.equals(answer.typed(name))) {
            complaints.add(name + " was lost");
          }
        });
    return complaints;
  }
}
