package throughline.bookings.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.contracts.bookings.BookingState.Goal;
import throughline.contracts.bookings.BookingState.Sector;
import throughline.contracts.bookings.BookingState.Stage;
import throughline.platform.web.input.Option;

/**
 * What somebody said of their business.
 *
 * @param stage how far it is; null if they did not say
 * @param sector what it does; null if they did not say
 * @param goal what they want help with; null if it is not known
 */
public record Business(Stage stage, Sector sector, Goal goal) {
  static final Business UNKNOWN = new Business(null, null, null);

  static List<Option> stages() {
    return Option.each(Arrays.asList(Stage.values()), Business::words);
  }

  static List<Option> sectors() {
    return Option.each(Arrays.asList(Sector.values()), Business::words);
  }

  static List<Option> goals() {
    return Option.each(Arrays.asList(Goal.values()), Business::words);
  }

  /** Whoever says how far the business is, and no more, wants what people that far mostly want. */
  static Goal goalAt(Stage stage) {
    return Optional.ofNullable(stage)
        .map(
            each ->
                switch (each) {
                  case IDEA, PRE_START -> Goal.START;
                  case TRADING_UNDER_A_YEAR, GROWING -> Goal.GROW;
                })
        .orElse(null);
  }

  public boolean said() {
    return !equals(UNKNOWN);
  }

  public String stageInWords() {
    return stage == null ? "" : words(stage);
  }

  public String sectorInWords() {
    return sector == null ? "" : words(sector);
  }

  public String goalInWords() {
    return goal == null ? "" : words(goal);
  }

  /** "An idea so far. Food, drink or places to stay. To start a business". */
  String inWords() {
    return said()
        ? Stream.of(stageInWords(), sectorInWords(), goalInWords())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(". "))
        : "Would not say";
  }

  private static String words(Stage stage) {
    return switch (stage) {
      case IDEA -> "An idea so far";
      case PRE_START -> "About to start";
      case TRADING_UNDER_A_YEAR -> "Trading for less than a year";
      case GROWING -> "Trading for a year or more";
    };
  }

  private static String words(Goal goal) {
    return goal == Goal.START ? "To start a business" : "To grow a business";
  }

  private static String words(Sector sector) {
    return switch (sector) {
      case FARMING -> "Farming, forestry or fishing";
      case MANUFACTURING -> "Making things";
      case CONSTRUCTION -> "Building trades";
      case RETAIL -> "Shops, online sales or repairing vehicles";
      case TRANSPORT -> "Transport or storage";
      case FOOD_AND_ACCOMMODATION -> "Food, drink or places to stay";
      case DIGITAL_AND_MEDIA -> "Software, digital or media";
      case FINANCE_AND_PROPERTY -> "Finance or property";
      case PROFESSIONAL -> "Professional, scientific or design services";
      case BUSINESS_SUPPORT -> "Services to other businesses";
      case EDUCATION -> "Teaching or training";
      case HEALTH_AND_CARE -> "Health or care";
      case ARTS_AND_LEISURE -> "Arts, sport or leisure";
      case OTHER -> "Something else";
    };
  }
}
