package throughline.platform.files.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/**
 * Orders what is written from right to left, as the Java platform knows how and the library asks.
 * The text around it is English, so that parts follow each other from left to right: the library
 * would not turn their order in a line.
 */
final class RightToLeft {

  private static final String BRACKETS = "()[]{}<>«»";

  private RightToLeft() {}

  /** Finds the parts of a paragraph that are of one direction. */
  static final class Parts implements BidiSplitter {

    private Bidi parts;

    @Override
    public void setParagraph(String paragraph, byte direction) {
      parts = new Bidi(paragraph, Bidi.DIRECTION_LEFT_TO_RIGHT);
    }

    @Override
    public int countTextRuns() {
      return parts.getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
      int start = parts.getRunStart(index);
      return new BidiTextRun(
          start, parts.getRunLimit(index) - start, parts.getRunLevel(index) % 2 == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return LTR;
    }
  }

  /** Turns such a part round to be drawn. */
  static final class Order implements BidiReorderer {

    @Override
    public String reorderRTLTextToLTR(String text) {
      var turned = new StringBuilder(text).reverse();
      for (int i = 0; i < turned.length(); i++) {
        int bracket = BRACKETS.indexOf(turned.charAt(i));
        if (bracket >= 0) {
          turned.setCharAt(i, BRACKETS.charAt(bracket ^ 1));
        }
      }
      return turned.toString();
    }

    @Override
    public String shapeText(String text) {
      return text;
    }

    @Override
    public String deshapeText(String text) {
      return text;
    }

    @Override
    public boolean isLiveImplementation() {
      return true;
    }
  }
}
