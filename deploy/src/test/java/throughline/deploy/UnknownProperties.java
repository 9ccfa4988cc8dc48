package throughline.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds what Kubernetes does not know. The model keeps an unknown property aside instead of
 * refusing it, so every object in it is asked for what it has kept.
 */
final class UnknownProperties {
  private static final String MODEL = "io.fabric8.kubernetes.api.model";

  private final List<String> problems = new ArrayList<>();

  private UnknownProperties() {}

  static List<String> in(Manifests manifests) {
    UnknownProperties search = new UnknownProperties();
    for (HasMetadata resource : manifests.resources()) {
      String name = "%s %s".formatted(resource.getKind(), resource.getMetadata().getName());
      if (resource instanceof GenericKubernetesResource) {
        search.problems.add("%s: no such kind in %s".formatted(name, resource.getApiVersion()));
      } else {
        search.look(name, resource);
      }
    }
    return search.problems;
  }

  private void look(String path, Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> look(path + "." + key, value));
    } else if (node instanceof Collection<?> all) {
      int index = 0;
      for (Object element : all) {
        look("%s[%d]".formatted(path, index++), element);
      }
    } else if (node != null && node.getClass().getName().startsWith(MODEL) && !isEnum(node)) {
      lookInside(path, node);
    }
  }

  private static boolean isEnum(Object node) {
    return node instanceof Enum<?>;
  }

  private void lookInside(String path, Object node) {
    for (Class<?> type = node.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        Object value = value(field, node);
        if (!field.getName().equals("additionalProperties")) {
          look(path + "." + field.getName(), value);
        } else if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
          problems.add("%s: unknown %s".formatted(path, unknown.keySet()));
        }
      }
    }
  }

  private static Object value(Field field, Object node) {
    try {
      field.setAccessible(true);
      return field.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
