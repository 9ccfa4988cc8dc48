package throughline.membership.desk.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.desk.offline.DeviceWaiting.Line;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;

/**
 * A device that has a network says how many enrolments of which office still wait on it and since
 * when, so that an office knows of them where nobody sits at that device.
 */
@ApplicationScoped
class TellWhatWaits {
  private static final int MOST_LINES = 100;
  private static final int MOST_WAITING = 1000;

  /** What is older is a clock that is wrong. */
  private static final Duration OLDEST = DeviceWaiting.KEPT;

  private final DeviceWaiting deviceWaiting;
  private final ParseOffice readOffice;
  private final DeskSeals seals;
  private final Clock clock;

  TellWhatWaits(DeviceWaiting deviceWaiting, ParseOffice readOffice, DeskSeals seals, Clock clock) {
    this.deviceWaiting = deviceWaiting;
    this.readOffice = readOffice;
    this.seals = seals;
    this.clock = clock;
  }

  @Transactional
  void tell(String device, List<String> waits, List<String> passes, Places places) {
    var fields = new Fields();
    var now = clock.instant();
    if (waits.size() > MOST_LINES || passes.size() > MOST_LINES) {
      throw wrong();
    }
    var all = passes.stream().map(seals::placesOf).reduce(places, TellWhatWaits::both);
    var lines = new ArrayList<Line>();
    for (var each : waits) {
      lines.add(line(fields, each.split(" ", 3), all, now));
    }
    fields.throwIfAny();
    var offices = new HashSet<String>();
    if (!lines.stream().allMatch(line -> offices.add(line.office()))) {
      throw wrong();
    }
    deviceWaiting.tell(uuid(device), lines, now);
  }

  private Line line(Fields fields, String[] said, Places places, Instant now) {
    if (said.length < 2) {
      throw wrong();
    }
    var office = readOffice.read(fields, said.length == 3 ? said[2] : null, places);
    var waiting = fields.wholeNumber("waits", said[0], 1, MOST_WAITING, "Say how many wait");
    return new Line(office == null ? null : office.code(), waiting, since(said[1], now));
  }

  private static Places both(Places some, Places others) {
    return some.all() || others.all()
        ? Places.everywhere()
        : new Places(
            false,
            Stream.concat(some.codes().stream(), others.codes().stream())
                .collect(Collectors.toSet()));
  }

  /** The clock of a device may be wrong. */
  private static Instant since(String said, Instant now) {
    try {
      var since = Instant.parse(said);
      var earliest = now.minus(OLDEST);
      return since.isAfter(now) ? now : since.isBefore(earliest) ? earliest : since;
    } catch (DateTimeParseException notOurs) {
      throw wrong();
    }
  }

  private static UUID uuid(String device) {
    try {
      return UUID.fromString(device == null ? "" : device);
    } catch (IllegalArgumentException notOurs) {
      throw new InvalidInput("device", "Send the device's random number");
    }
  }

  private static InvalidInput wrong() {
    return new InvalidInput("waits", "Send how many wait, since when, and the office's code");
  }
}
