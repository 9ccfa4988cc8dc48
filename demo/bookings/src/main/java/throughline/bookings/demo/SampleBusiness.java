package throughline.bookings.demo;

import java.util.List;
import java.util.Random;
import throughline.bookings.intake.TellBusiness;

/**
 * What an entrepreneur says of their business; one in ten would not say.
 *
 * @param stage null of who would not say
 */
record SampleBusiness(String stage, String sector) {
  private static final List<String> SECTORS =
      List.of(
          "RETAIL",
          "FOOD_AND_ACCOMMODATION",
          "DIGITAL_AND_MEDIA",
          "PROFESSIONAL",
          "ARTS_AND_LEISURE",
          "HEALTH_AND_CARE",
          "OTHER");

  /** The same of the same person each time. */
  static SampleBusiness of(String subject) {
    var random = new Random(subject.hashCode());
    var stage = stage(random.nextInt(100));
    return stage == null
        ? new SampleBusiness(null, null)
        : new SampleBusiness(stage, SECTORS.get(random.nextInt(SECTORS.size())));
  }

  private static String stage(int percent) {
    if (percent < 10) {
      return null;
    }
    if (percent < 40) {
      return "IDEA";
    }
    if (percent < 65) {
      return "PRE_START";
    }
    return percent < 82 ? "TRADING_UNDER_A_YEAR" : "GROWING";
  }

  TellBusiness.Request typed() {
    return new TellBusiness.Request(stage, sector, null);
  }

  /** The measures that count such a person once supported. */
  List<String> measures() {
    if (stage == null) {
      return List.of("entrepreneurs-supported");
    }
    var isToStart = stage.equals("IDEA") || stage.equals("PRE_START");
    return List.of(
        "entrepreneurs-supported",
        isToStart ? "entrepreneurs-supported-to-start" : "entrepreneurs-supported-to-grow");
  }
}
