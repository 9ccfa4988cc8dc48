package throughline.membership.record.guardian;

import java.util.List;
import throughline.platform.web.input.Option;

/** Whether a guardian may. */
enum Answer {
  YES,
  NO;

  static Answer of(boolean may) {
    return may ? YES : NO;
  }

  static List<Option> options() {
    return List.of(Option.of(YES.name(), "Yes"), Option.of(NO.name(), "No"));
  }
}
