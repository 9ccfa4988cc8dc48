package throughline.platform.files.table;

/**
 * What a file may hold, whatever its size: compressed, a small one can unfold without end.
 *
 * @param rows below the header
 * @param columns in any row
 * @param cellLength characters in one cell
 * @param unfoldedBytes of a whole XLSX file
 */
public record TableLimits(int rows, int columns, int cellLength, long unfoldedBytes) {

  /** 20,000 rows of 200 columns. */
  public static final TableLimits USUAL = new TableLimits(20_000, 200, 10_000, 200L << 20);

  /** The same with other rows. */
  public TableLimits withRows(int number) {
    return new TableLimits(number, columns, cellLength, unfoldedBytes);
  }
}
