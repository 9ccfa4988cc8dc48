package throughline.tracker.web.measure;

import static throughline.platform.files.table.TableColumn.day;
import static throughline.platform.files.table.TableColumn.mark;
import static throughline.platform.files.table.TableColumn.number;
import static throughline.platform.files.table.TableColumn.text;

import java.util.Locale;
import java.util.function.Function;
import throughline.platform.files.table.FileTable;

/**
 * The tables that are taken along: a row for each measure with how it stands, or for each figure.
 */
final class MeasureTable {

  static final FileTable<MeasureView> OF_PLAN =
      FileTable.of(
          "Measures",
          text("measure", "Measure id", MeasureView::id),
          text("title", "Measure", MeasureView::title),
          text("outcomes", "Outcome ids", view -> String.join("; ", view.outcomes())),
          text("unit", "Unit", view -> view.unit().name().toLowerCase(Locale.ROOT)),
          text("status", "Status", ofStatus(status -> status.status().words())),
          text("period", "Period", ofFigure(FigureView::label)),
          day("from", "First day", ofFigure(FigureView::from)),
          day("lastDay", "Last day", ofFigure(FigureView::lastDay)),
          number("value", "Value", ofFigure(FigureView::value)),
          number("numerator", "Numerator", ofFigure(FigureView::numerator)),
          number("denominator", "Denominator", ofFigure(FigureView::denominator)),
          mark("provisional", "Provisional", ofFigure(FigureView::provisional)),
          text("noValue", "Why no value", ofFigure(FigureView::noValue)),
          number("expected", "Expected by now", ofStatus(MeasureView.StatusView::expected)),
          number("target", "Target of the year", ofStatus(MeasureView.StatusView::targetValue)),
          number(
              "yearEndForecast",
              "Year end at this pace",
              ofStatus(MeasureView.StatusView::yearEndForecast)),
          text("owner", "Owner", ofOwner(MeasureView.AnswersFor::owner)),
          day("nextUpdate", "Next update", ofOwner(MeasureView.AnswersFor::nextUpdate)),
          mark("overdue", "Overdue", ofOwner(MeasureView.AnswersFor::overdue)),
          text("definition", "Definition", MeasureView::definition));

  static final FileTable<FigureRow> OF_FIGURES =
      FileTable.of(
          "Figures",
          text("measure", "Measure id", FigureRow::measure),
          text("title", "Measure", FigureRow::title),
          text("unit", "Unit", FigureRow::unit),
          text("period", "Period", FigureRow::period),
          day("from", "First day", FigureRow::from),
          day("lastDay", "Last day", FigureRow::lastDay),
          text("place", "Place id", FigureRow::place),
          text("placeName", "Place", FigureRow::placeName),
          text("district", "District", FigureRow::district),
          text("split", "Split by", FigureRow::split),
          text("is", "Part", FigureRow::is),
          number("value", "Value", FigureRow::value),
          number("numerator", "Numerator", FigureRow::numerator),
          number("denominator", "Denominator", FigureRow::denominator),
          mark("soFar", "So far", FigureRow::soFar),
          mark("provisional", "Provisional", FigureRow::provisional),
          text("noValue", "Why no value", FigureRow::noValue),
          text("text", "As shown", FigureRow::text));

  private MeasureTable() {}

  private static <T> Function<MeasureView, T> ofFigure(Function<FigureView, T> value) {
    return view -> view.figure() == null ? null : value.apply(view.figure());
  }

  private static <T> Function<MeasureView, T> ofStatus(Function<MeasureView.StatusView, T> value) {
    return view -> view.status() == null ? null : value.apply(view.status());
  }

  private static <T> Function<MeasureView, T> ofOwner(Function<MeasureView.AnswersFor, T> value) {
    return view -> view.ownership() == null ? null : value.apply(view.ownership());
  }
}
