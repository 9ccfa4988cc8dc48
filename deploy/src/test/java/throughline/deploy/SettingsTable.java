package throughline.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Every setting of the services, as their own sources say: what a property file takes from the
 * environment, with the sentence above it, and what a mapped interface takes, with its Javadoc.
 */
final class SettingsTable {
  private static final String EVERY_SERVICE = "Every service";

  /** Says which pages a service has, which nobody else can know. */
  private static final String OWN = "throughline.limits.upload.paths";

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:((?:[^${}]|\\$\\{[^}]*})*))?}");
  private static final Pattern HAS_SETTINGS =
      Pattern.compile("@WithDefault|@ConfigMapping|defaultValue");

  private record Row(String means, String unless) {}

  private record Member(String owner, String name, String type, String means, String unless) {
    Member of(String owner) {
      return new Member(owner, name, type, means, unless);
    }
  }

  private record Mapped(String owner, String prefix, String parent, List<Member> members) {}

  /** By who has them, and then by the variable. */
  private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();

  private final Map<String, Mapped> interfaces = new TreeMap<>();
  private final Map<String, Member> byProperty = new TreeMap<>();

  private SettingsTable() {}

  static String markdown() throws IOException {
    SettingsTable table = new SettingsTable();
    table.readInterfaces();
    Stream.of("/microprofile-config.properties", "/application.properties")
        .flatMap(SettingsTable::files)
        .forEach(table::readProperties);
    table.byProperty.forEach(
        (property, it) -> table.add(it.owner(), variable(property), it.means(), it.unless()));
    return table.text();
  }

  private static Stream<Path> files(String ending) {
    return Stream.of("platform", "publishing", "services")
        .flatMap(folder -> Repository.THIS.files(folder, ending).stream())
        .filter(file -> file.toString().contains("/src/main/"));
  }

  private static String owner(Path file) {
    Path inside = Repository.THIS.root().relativize(file);
    return inside.startsWith("services") ? inside.getName(1).toString() : EVERY_SERVICE;
  }

  /** Parses alone: nothing has to be compiled. */
  private void readInterfaces() throws IOException {
    List<Path> sources =
        files(".java").filter(file -> HAS_SETTINGS.matcher(Repository.text(file)).find()).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(sources);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      DocTrees docs = DocTrees.instance(task);
      for (var unit : task.parse()) {
        new Reader(docs, owner(Path.of(unit.getSourceFile().toUri()))).scan(unit, null);
      }
    }
    interfaces.values().stream()
        .filter(each -> each.prefix() != null)
        .forEach(each -> name(each.prefix(), each, each.owner()));
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final String owner;

    Reader(DocTrees docs, String owner) {
      this.docs = docs;
      this.owner = owner;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (type.getKind() == Tree.Kind.INTERFACE) {
        var prefix = said(type.getModifiers().getAnnotations(), "ConfigMapping", "prefix");
        List<Member> members = new ArrayList<>();
        for (Tree member : type.getMembers()) {
          if (member instanceof MethodTree method && method.getBody() == null) {
            members.add(member(method, docs.getDocComment(new TreePath(getCurrentPath(), method))));
          }
        }
        String parent =
            type.getImplementsClause().stream().map(SettingsTable::simple).findFirst().orElse("");
        interfaces.put(
            type.getSimpleName() + prefix.map(" "::concat).orElse(""),
            new Mapped(owner, prefix.orElse(null), parent, members));
      }
      return super.visitClass(type, none);
    }

    private Member member(MethodTree method, String doc) {
      var annotations = method.getModifiers().getAnnotations();
      String name = method.getName().toString().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
      return new Member(
          owner,
          said(annotations, "WithName", "value").orElse(name.toLowerCase(Locale.ROOT)),
          simple(method.getReturnType()),
          sentence(doc),
          said(annotations, "WithDefault", "value").orElse(""));
    }

    /** What a constructor takes by itself. */
    @Override
    public Void visitMethod(MethodTree method, Void none) {
      String doc = String.valueOf(docs.getDocComment(getCurrentPath()));
      for (var parameter : method.getParameters()) {
        var annotations = parameter.getModifiers().getAnnotations();
        String means = doc.replaceFirst("(?s).*@param " + parameter.getName() + "\\s+", "");
        said(annotations, "ConfigProperty", "defaultValue")
            .map(unless -> new Member(owner, "", "", sentence(means), unless))
            .ifPresent(it -> byProperty.put(said(annotations, "ConfigProperty", "name").get(), it));
      }
      return super.visitMethod(method, none);
    }
  }

  private static Optional<String> said(
      List<? extends AnnotationTree> annotations, String name, String part) {
    return annotations.stream()
        .filter(each -> each.getAnnotationType().toString().equals(name))
        .flatMap(each -> each.getArguments().stream())
        .filter(it -> !(it instanceof AssignmentTree a) || a.getVariable().toString().equals(part))
        .map(it -> it instanceof AssignmentTree a ? a.getExpression() : it)
        .map(it -> ((LiteralTree) it).getValue().toString())
        .findFirst();
  }

  private static String simple(Tree type) {
    return type.toString().replaceFirst(".*\\.", "");
  }

  private static String sentence(String doc) {
    String text =
        String.valueOf(doc)
            .replaceAll("(?s)\\n\\s*(@|<p>).*|^null$", "")
            .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceFirst("\\.$", "");
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** What is one of these interfaces again is taken apart; what it extends is its own. */
  private void name(String prefix, Mapped mapped, String owner) {
    Stream<Member> inherited =
        Stream.ofNullable(interfaces.get(mapped.parent())).flatMap(it -> it.members().stream());
    Stream.concat(inherited, mapped.members().stream())
        .forEach(
            member -> {
              String property = prefix + "." + member.name();
              Mapped inner = interfaces.get(member.type());
              if (inner == null) {
                byProperty.put(property, member.of(owner));
              } else {
                name(property, inner, owner);
              }
            });
  }

  private void readProperties(Path file) {
    List<String> said = new ArrayList<>();
    boolean saying = false;
    for (String line : Repository.text(file).lines().toList()) {
      if (line.isBlank() || line.startsWith("#") && !saying) {
        said.clear();
      }
      saying = line.startsWith("#");
      if (saying) {
        said.add(line.substring(1).strip());
      } else if (!line.isBlank() && !line.startsWith("%")) {
        read(owner(file), line.split("=", 2), sentence(String.join(" ", said)));
      }
    }
  }

  private void read(String owner, String[] line, String comment) {
    Member member = byProperty.remove(line[0]);
    String means = member == null || !comment.isEmpty() ? comment : member.means();
    var variables = VARIABLE.matcher(line[1]).results().toList();
    variables.forEach(found -> add(owner, found.group(1), means, found.group(3)));
    if (variables.isEmpty() && line[0].startsWith("throughline.") && !line[0].equals(OWN)) {
      add(owner, variable(line[0]), means, line[1]);
    }
  }

  /** What every service has is said there once; a service says what differs. */
  private void add(String owner, String variable, String means, String unless) {
    Row everywhere = rows.getOrDefault(EVERY_SERVICE, Map.of()).get(variable);
    String shown = "`%s`".formatted(unless).replace("`null`", "it does not start");
    rows.computeIfAbsent(owner, none -> new TreeMap<>())
        .putIfAbsent(
            variable,
            new Row(
                everywhere == null ? means : everywhere.means(), shown.replace("``", "nothing")));
  }

  /** How MicroProfile Config spells a property as an environment variable. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private String text() {
    return rows.entrySet().stream()
        .map(
            each ->
                each.getValue().entrySet().stream()
                    .map(row -> row(row.getKey(), row.getValue()))
                    .collect(
                        Collectors.joining(
                            "",
                            "## %s\n\n| Variable | What it says | Unless it is set |\n|---|---|---|\n"
                                .formatted(each.getKey()),
                            "")))
        .collect(Collectors.joining("\n"));
  }

  private static String row(String variable, Row row) {
    return "| `%s` | %s | %s |\n"
        .formatted(variable, row.means().replace("|", "\\|"), row.unless().replace("|", "\\|"));
  }
}
