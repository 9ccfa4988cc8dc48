package throughline.platform.servers.broker;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Kafka's access control list for the suite. Writing includes asking where to write, and lets a
 * producer be idempotent; nobody may create, change or delete a topic.
 */
final class Rights {

  private static final String ANY_HOST = "*";
  private static final String EVERY_TOPIC = "*";

  private Rights() {}

  static Set<AclBinding> of(TopicOwners owners) {
    var rights = new HashSet<AclBinding>();
    for (var topic : owners.topics()) {
      rights.add(allow(topic.writer(), AclOperation.WRITE, ResourceType.TOPIC, topic.name()));
      for (var reader : topic.readers()) {
        rights.add(allow(reader, AclOperation.READ, ResourceType.TOPIC, topic.name()));
        rights.add(allow(reader, AclOperation.READ, ResourceType.GROUP, reader));
      }
    }
    return rights;
  }

  /** Whether a right is on one of the suite's topics alone, or belongs to one of its users. */
  static boolean concerns(TopicOwners owners, AclBinding right) {
    var onOurs =
        right.pattern().patternType() == PatternType.LITERAL
            && owners.topics().stream().anyMatch(topic -> covers(right.pattern(), topic.name()))
            && !right.pattern().name().equals(EVERY_TOPIC);
    return onOurs
        || owners.users().stream()
            .map(Rights::principal)
            .anyMatch(user -> user.equals(right.entry().principal()));
  }

  /** Whether a right reaches one of the suite's topics and others with it. */
  static boolean reaches(TopicOwners owners, AclBinding right) {
    return !concerns(owners, right)
        && right.entry().permissionType() == AclPermissionType.ALLOW
        && owners.topics().stream().anyMatch(topic -> covers(right.pattern(), topic.name()));
  }

  private static boolean covers(ResourcePattern pattern, String topic) {
    if (pattern.resourceType() != ResourceType.TOPIC) {
      return false;
    }
    return pattern.patternType() == PatternType.PREFIXED
        ? topic.startsWith(pattern.name())
        : pattern.name().equals(topic) || pattern.name().equals(EVERY_TOPIC);
  }

  private static AclBinding allow(
      String user, AclOperation operation, ResourceType kind, String name) {
    return new AclBinding(
        new ResourcePattern(kind, name, PatternType.LITERAL),
        new AccessControlEntry(principal(user), ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  private static String principal(String user) {
    return "User:" + user;
  }
}
