package throughline.tracker.web.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.library.LibraryLine;
import throughline.tracker.figure.library.QueryLibrary.LibraryFigures;
import throughline.tracker.plan.community.Communities;
import throughline.tracker.plan.community.LocalTarget;
import throughline.tracker.shared.Mark;
import throughline.tracker.web.row.ProgressRow;

/** A measure at a library: its row, and beside it what it was at the same point last year. */
record LibraryRow(LibraryLine line, ProgressRow row) {

  static List<LibraryRow> of(LibraryFigures figures, List<Communities.Aimed> targets) {
    var year = Period.financialYear(figures.day());
    var agreed =
        targets.stream()
            .filter(Communities.Aimed::isAgreed)
            .map(Communities.Aimed::target)
            .filter(target -> target.library().equals(figures.library().code()))
            .filter(target -> target.year().equals(year))
            .collect(Collectors.toMap(LocalTarget::measure, target -> target));
    return figures.lines().stream()
        .map(
            line ->
                new LibraryRow(
                    line, row(figures, line, Optional.ofNullable(agreed.get(line.key())))))
        .toList();
  }

  private static ProgressRow row(
      LibraryFigures figures, LibraryLine line, Optional<LocalTarget> target) {
    var here = line.here();
    var measure = line.measure();
    return new ProgressRow(
        line.key(),
        Mark.NOT_JUDGED,
        "",
        measure.title(),
        "/measures/" + measure.id(),
        line.ofCounty(),
        Optional.of(new ProgressRow.YearLine(figures.points(line), List.of())),
        Optional.of(
            new ProgressRow.Now(
                here.text(),
                figures.addressOf(line.version(), here),
                figures.now().beside(line.key(), here),
                "",
                line.words(),
                here.hasValue() ? here.value() : 0,
                null,
                null)),
        target.map(
            aim ->
                new ProgressRow.YearEnd(
                    here.hasValue() ? FigureText.share(here.value(), aim.value()) : "",
                    "of the target, %s by %s"
                        .formatted(
                            FigureText.of(aim.value(), measure.unit()),
                            London.date(aim.year().lastDay())))),
        List.of(),
        Optional.empty(),
        0,
        List.of());
  }
}
