package throughline.platform.servers.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every topic of the suite with its one writer and its readers. */
public record TopicOwners(List<OwnedTopic> topics) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int TOPIC = 0;
  private static final int WRITER = 1;
  private static final int FIRST_READER = 2;

  /**
   * Keeps the list.
   *
   * @throws IllegalArgumentException if a topic comes twice, since it would have two writers
   */
  public TopicOwners {
    topics = List.copyOf(topics);
    var seen = new HashSet<String>();
    for (var topic : topics) {
      if (!seen.add(topic.name())) {
        throw new IllegalArgumentException(
            "topic %s is listed twice: give it one line with its one writer"
                .formatted(topic.name()));
      }
    }
  }

  /**
   * Reads one topic from each line: its name, its writer, its readers. Blank lines and those that
   * begin with # are left out.
   *
   * @throws IllegalArgumentException naming the line that lacks a writer
   */
  public static TopicOwners read(InputStream file) {
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new TopicOwners(
          lines
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(TopicOwners::topic)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OwnedTopic topic(String line) {
    var words = BLANKS.split(line);
    if (words.length <= WRITER) {
      throw new IllegalArgumentException("\"%s\" names no writer for its topic".formatted(line));
    }
    var readers = Arrays.asList(words).subList(FIRST_READER, words.length);
    return new OwnedTopic(words[TOPIC], words[WRITER], new HashSet<>(readers));
  }

  public Set<String> users() {
    var users = new TreeSet<String>();
    for (var topic : topics) {
      users.add(topic.writer());
      users.addAll(topic.readers());
    }
    return users;
  }
}
