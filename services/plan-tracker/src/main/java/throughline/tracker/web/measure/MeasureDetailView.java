package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.entry.population.Vintage;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.PlaceNames;

/** A measure with its history, its places and what it is split by, as known at a day. */
record MeasureDetailView(
    MeasureView measure,
    LocalDate knownAt,
    @Schema(description = "Oldest first; quarters or years of what is reported for them by hand")
        List<FigureView> months,
    List<PlaceView> places,
    List<SplitView> splits,
    @Schema(description = "Of a share of a population: the estimate that holds; null of others")
        Vintage population,
    @Schema(
            description =
                "What has to be said beside the figures, such as that its source is silent")
        List<String> notes) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlaceView(
      @Schema(description = "Its code; empty where nobody said") String place,
      @Schema(description = "What readers call it") String placeName,
      @Schema(description = "As that of a month; absent if nobody knows") BigDecimal value,
      String text,
      @Schema(description = "Whether more was counted than there is; it is shown as it is")
          boolean overWhole,
      @Schema(description = "Why there is no value; absent where there is one") String noValue,
      BigDecimal nowKnown,
      @Schema(
              description =
                  "Why there is no value by what is known today; absent where there is one")
          String nowNoValue) {

    static PlaceView of(MeasureHistory history, MeasureHistory.AtPlace place, NowKnown now) {
      return new PlaceView(
          place.code(),
          PlaceNames.name(place.code()),
          FigureView.value(place.figure()),
          place.figure().text(),
          place.figure().isOverWhole(),
          FigureView.noValue(place.figure()),
          now.figure(history.keyOf(place), place.figure()).map(FigureView::value).orElse(null),
          now.figure(history.keyOf(place), place.figure()).map(FigureView::noValue).orElse(null));
    }
  }

  record SplitView(String field, List<PartView> parts) {

    static SplitView of(MeasureHistory history, MeasureHistory.Split split, NowKnown now) {
      return new SplitView(
          split.field(),
          split.parts().stream()
              .map(part -> PartView.of(part, value(now, history.keyOf(split, part), part.figure())))
              .toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartView(String is, long value, String text, Long nowKnown) {

    static PartView of(MeasureHistory.Part part, Long now) {
      return new PartView(part.value(), part.figure().value(), part.figure().text(), now);
    }
  }

  private static Long value(NowKnown now, String key, Figure then) {
    return now.figure(key, then).map(Figure::value).orElse(null);
  }

  static MeasureDetailView of(QueryMeasures.WithHistory read, LocalDate day) {
    var now = read.now();
    var headline = read.history().map(MeasureHistory::headline).orElse(null);
    var measure =
        MeasureView.of(
            read.measure(), headline, read.performance().performance(), now, read.ownership());
    return read.history()
        .map(
            history ->
                new MeasureDetailView(
                    measure,
                    day,
                    history.timeline().stream()
                        .map(part -> FigureView.of(part, now.figure(history.keyOf(part), part)))
                        .toList(),
                    history.places().stream()
                        .map(place -> PlaceView.of(history, place, now))
                        .toList(),
                    history.splits().stream()
                        .map(split -> SplitView.of(history, split, now))
                        .toList(),
                    read.vintage(),
                    Stream.concat(history.notes().stream(), now.notes().stream()).toList()))
        .orElse(
            new MeasureDetailView(measure, day, List.of(), List.of(), List.of(), null, List.of()));
  }
}
