package throughline.platform.web.layout;

import java.util.List;

/**
 * Scripts of one service that import one another. They lie on the class path in {@code
 * throughline/assets/<name>/} and are served as the platform's own are: under a folder whose name
 * changes with any of them. A service that has some has such a bean; its pages fetch one by {@link
 * Layout#bundled}.
 */
public interface ScriptBundle {

  /** The name of their folder: letters, digits and hyphens. */
  String name();

  List<String> files();

  /** The names of those that every page fetches for whoever is signed in. */
  default List<String> everyPage() {
    return List.of();
  }
}
