package throughline.platform.files.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.dhatim.fastexcel.reader.CellType;

/** A cell of a workbook as its reader sees it: a date is a number there, with a format. */
final class XlsxCell {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private XlsxCell() {}

  static String read(org.dhatim.fastexcel.reader.Cell cell) {
    var raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    return switch (cell.getType()) {
      case EMPTY -> "";
      case STRING -> FormulaEscaper.read(String.valueOf(cell.getValue()));
      case BOOLEAN -> Boolean.TRUE.equals(cell.getValue()) ? "TRUE" : "FALSE";
      case NUMBER -> number(cell);
      case FORMULA -> cell.getValue() instanceof BigDecimal ? number(cell) : raw;
      case ERROR -> raw;
    };
  }

  private static String number(org.dhatim.fastexcel.reader.Cell cell) {
    var value = (BigDecimal) cell.getValue();
    var format = withoutText(cell.getDataFormatString());
    if (format.contains("y") || format.contains("d")) {
      return date(cell, format);
    }
    if (format.contains("%")) {
      return plain(value.movePointRight(2)) + "%";
    }
    return format.contains("h") || format.contains("s") ? time(value) : plain(value);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String date(org.dhatim.fastexcel.reader.Cell cell, String format) {
    LocalDateTime moment =
        cell.getType() == CellType.NUMBER
            ? cell.asDate()
            : fromNumber((BigDecimal) cell.getValue());
    var date = moment.toLocalDate().toString();
    return format.contains("h") ? date + " " + TIME.format(moment.toLocalTime()) : date;
  }

  /** Day 60 of the calendar of spreadsheets, 29 February 1900, never was. */
  private static LocalDateTime fromNumber(BigDecimal days) {
    return LocalDateTime.of(1899, 12, 30, 0, 0)
        .plusSeconds(days.multiply(BigDecimal.valueOf(86_400)).longValue());
  }

  private static String time(BigDecimal days) {
    var seconds = days.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(86_400)).longValue();
    var rounded = LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L)).plusSeconds(30);
    return TIME.format(rounded.truncatedTo(ChronoUnit.MINUTES));
  }

  /**
   * What stands in quotation marks and brackets of a format is no part of the number; DD says the
   * same as dd.
   */
  private static String withoutText(String format) {
    return format == null
        ? ""
        : format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.|General", "").toLowerCase(Locale.ROOT);
  }
}
