package throughline.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;

/**
 * The mail server of the demonstration: takes every mail by SMTP, sends none on, and shows the
 * newest on a page until it ends. Both listen on this machine alone.
 */
public final class MailServer {
  private MailServer() {}

  /**
   * @param ports of SMTP and of the page
   */
  public static void main(String[] ports) throws IOException {
    Inbox inbox = new Inbox(Clock.systemUTC());
    smtp(Integer.parseInt(ports[0]), inbox).start();
    page(Integer.parseInt(ports[1]), inbox).start();
  }

  private static GreenMail smtp(int port, Inbox inbox) {
    ServerSetup setup = new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP);
    GreenMail smtp =
        new GreenMail(setup)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    // Nobody here has a mailbox of their own: GreenMail's keep everything that ever came.
    var everybody =
        new UserImpl("anybody", "anybody", "", null) {
          @Override
          public void deliver(MovingMessage message) {
            inbox.take(message.getMessage());
          }
        };
    smtp.getUserManager().setMessageDeliveryHandler((mail, address) -> everybody);
    return smtp;
  }

  private static HttpServer page(int port, Inbox inbox) throws IOException {
    InetAddress here = InetAddress.getByName("localhost");
    HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
    server.createContext("/", new MailPages(inbox, port));
    return server;
  }
}
