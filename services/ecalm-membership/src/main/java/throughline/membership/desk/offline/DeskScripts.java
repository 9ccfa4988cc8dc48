package throughline.membership.desk.offline;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.web.layout.ScriptBundle;

/** What runs in the browser of a registrar, with a network and without. */
@Singleton
class DeskScripts implements ScriptBundle {
  /** Lies beside them, but is served under an address that never changes. */
  static final String WORKER = "throughline/assets/desk/worker.js";

  @Override
  public String name() {
    return "desk";
  }

  @Override
  public List<String> files() {
    return List.of(
        "desk.js",
        "guard.js",
        "store.js",
        "service.js",
        "send.js",
        "state.js",
        "fields.js",
        "typing.js",
        "kept-form.js",
        "last.js",
        "children.js",
        "check.js",
        "card-number.js",
        "errors.js",
        "list.js",
        "office.js",
        "receipt.js",
        "words.js");
  }

  @Override
  public List<String> everyPage() {
    return List.of("guard.js");
  }
}
