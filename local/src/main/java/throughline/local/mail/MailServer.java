package throughline.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The mail server of the demonstration: takes every mail by SMTP, sends none on, and shows them on
 * a page until it ends. Both listen on this machine alone.
 */
public final class MailServer {
  private MailServer() {}

  /**
   * @param ports of SMTP and of the page
   */
  public static void main(String[] ports) throws IOException {
    GreenMail smtp = smtp(Integer.parseInt(ports[0]));
    smtp.start();
    page(Integer.parseInt(ports[1]), new Inbox(smtp)).start();
  }

  private static GreenMail smtp(int port) {
    ServerSetup setup = new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP);
    return new GreenMail(setup)
        .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  private static HttpServer page(int port, Inbox inbox) throws IOException {
    InetAddress here = InetAddress.getByName("localhost");
    HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
    server.createContext("/", new MailPages(inbox, port));
    return server;
  }
}
