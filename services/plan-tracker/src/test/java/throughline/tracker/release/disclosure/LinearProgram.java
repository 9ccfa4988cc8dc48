package throughline.tracker.release.disclosure;

import java.util.List;

/**
 * How far one figure can be moved away from where it is, when others may move, too (Dantzig's
 * simplex method with Bland's rule). To stay is always possible, so there is a start.
 */
final class LinearProgram {

  private static final double TINY = 1e-7;

  /** Moves of figures, times their factors, come to no more than the room that there is. */
  record Row(int[] figures, int[] factors, int room) {}

  private final double[][] table;
  private final int[] basis;
  private final int width;

  LinearProgram(List<Row> rows, int figures, int moved, int away) {
    width = 2 * figures + rows.size();
    table = new double[rows.size() + 1][width + 1];
    basis = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      for (int j = 0; j < row.figures.length; j++) {
        table[i][2 * row.figures[j]] += row.factors[j];
        table[i][2 * row.figures[j] + 1] -= row.factors[j];
      }
      basis[i] = 2 * figures + i;
      table[i][basis[i]] = 1;
      table[i][width] = row.room;
    }
    table[rows.size()][2 * moved] = -away;
    table[rows.size()][2 * moved + 1] = away;
  }

  boolean reaches(double goal) {
    var aim = table[table.length - 1];
    while (aim[width] < goal - TINY) {
      int enters = 0;
      while (enters < width && aim[enters] > -TINY) {
        enters++;
      }
      if (enters == width) {
        return false;
      }
      int leaves = leaves(enters);
      if (leaves < 0) {
        return true;
      }
      pivot(leaves, enters);
    }
    return true;
  }

  private int leaves(int enters) {
    int leaves = -1;
    double least = 0;
    for (int i = 0; i < basis.length; i++) {
      if (table[i][enters] > TINY) {
        double room = table[i][width] / table[i][enters];
        if (leaves < 0 || room < least - TINY || room < least + TINY && basis[i] < basis[leaves]) {
          leaves = i;
          least = room;
        }
      }
    }
    return leaves;
  }

  private void pivot(int leaves, int enters) {
    var row = table[leaves];
    double by = row[enters];
    for (int j = 0; j <= width; j++) {
      row[j] /= by;
    }
    for (int i = 0; i < table.length; i++) {
      double factor = table[i][enters];
      if (i != leaves && factor != 0) {
        for (int j = 0; j <= width; j++) {
          table[i][j] -= factor * row[j];
        }
      }
    }
    basis[leaves] = enters;
  }
}
