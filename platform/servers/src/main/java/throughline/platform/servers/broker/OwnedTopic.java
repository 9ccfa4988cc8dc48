package throughline.platform.servers.broker;

import java.util.Set;

/**
 * A topic and who may use it.
 *
 * @param name of the topic
 * @param writer the one user who may write to it
 * @param readers the users who may read it, each in the consumer group of its own name
 */
public record OwnedTopic(String name, String writer, Set<String> readers) {

  public OwnedTopic {
    readers = Set.copyOf(readers);
  }
}
