package throughline.platform.mail;

import org.jsoup.parser.Parser;

/**
 * The words of a letter for programs that show no HTML, taken from its HTML so that the two cannot
 * differ. A block of the letter is a paragraph, an entry of a list a line, and a link is followed
 * by its address.
 *
 * <p>A letter is this software's own template, whose tags are in order and whose values are
 * escaped: so it is read from tag to tag, for a fraction of what a browser's reading costs.
 */
final class PlainText {

  private static final String ADDRESS = " href=\"";
  private static final int PARAGRAPH = 2;

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private int lineBreaks;
  private boolean space;
  private String address = "";

  private PlainText(String html) {
    this.html = html;
  }

  static String of(String html) {
    var words = new PlainText(html);
    words.read(Math.max(0, html.indexOf("<body")));
    return words.text.append('\n').toString();
  }

  private void read(int from) {
    var at = from;
    for (var tag = html.indexOf('<', at); tag >= 0; tag = html.indexOf('<', at)) {
      escaped(html.substring(at, tag));
      at = endOfTag(tag);
      tag(html.substring(tag + 1, at - 1));
    }
    escaped(html.substring(at));
  }

  /** Behind the first angle that is in no value of an attribute. */
  private int endOfTag(int tag) {
    var quoted = false;
    for (var at = tag; at < html.length(); at++) {
      var character = html.charAt(at);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == '>' && !quoted) {
        return at + 1;
      }
    }
    return html.length();
  }

  private void tag(String tag) {
    var nameEnds = tag.indexOf(' ');
    switch (nameEnds < 0 ? tag : tag.substring(0, nameEnds)) {
      case "br", "tr" -> lineBreaks(1);
      case "li" -> {
        lineBreaks(1);
        words("- ");
      }
      case "/th" -> words(": ");
      case "a" -> address = address(tag);
      case "/a" -> words(": " + address + " ");
      case "h1", "h2", "p", "ul", "ol", "table", "div" -> lineBreaks(PARAGRAPH);
      case "/h1", "/h2", "/p", "/ul", "/ol", "/table", "/div" -> lineBreaks(PARAGRAPH);
      default -> {}
    }
  }

  private static String address(String link) {
    var found = link.indexOf(ADDRESS);
    if (found < 0) {
      return "";
    }
    var begins = found + ADDRESS.length();
    return unescaped(link.substring(begins, link.indexOf('"', begins)));
  }

  /** However many come together, more than one empty line does not come of them. */
  private void lineBreaks(int more) {
    lineBreaks = Math.min(PARAGRAPH, lineBreaks + more);
  }

  private void escaped(String words) {
    words(unescaped(words));
  }

  private static String unescaped(String value) {
    return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, false);
  }

  /** Spaces and line breaks of HTML come to one space, and to none at a line's ends. */
  private void words(String words) {
    for (var at = 0; at < words.length(); at++) {
      var character = words.charAt(at);
      if (character == ' ' || character == '\n' || character == '\r' || character == '\t') {
        space = true;
      } else {
        separate();
        text.append(character);
      }
    }
  }

  private void separate() {
    if (text.length() > 0) {
      if (lineBreaks > 0) {
        text.append("\n".repeat(lineBreaks));
      } else if (space) {
        text.append(' ');
      }
    }
    lineBreaks = 0;
    space = false;
  }
}
