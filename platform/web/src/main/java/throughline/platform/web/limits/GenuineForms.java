package throughline.platform.web.limits;

import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** Tells a form that this service has made from one that anybody may have. */
public interface GenuineForms {

  /** Asked with the fields that came before a file of somebody whose session has ended. */
  boolean made(FormData fields);
}
