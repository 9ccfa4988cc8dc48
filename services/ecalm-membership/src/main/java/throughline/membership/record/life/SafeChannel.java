package throughline.membership.record.life;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** By which way a family whose address is secret may be written to. */
enum SafeChannel {
  NONE("By none"),
  EMAIL("By e-mail"),
  PHONE("By phone");

  private final String inWords;

  SafeChannel(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  static List<Option> options() {
    return Arrays.stream(values())
        .map(channel -> Option.of(channel.name(), channel.inWords))
        .toList();
  }
}
