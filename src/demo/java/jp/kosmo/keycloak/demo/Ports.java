package jp.kosmo.keycloak.demo;

import java.util.List;

/**
 * Where the demo listens.
 *
 * @param portal the unions' portals
 * @param keycloak Keycloak
 * @param mail the page that shows all mails
 * @param smtp where Keycloak sends them
 */
record Ports(Port portal, Port keycloak, Port mail, Port smtp) {

    /**
     * As the system properties {@code demo.portal}, {@code demo.keycloak}, {@code demo.mail} and {@code demo.smtp} say.
     *
     * @throws CannotStart if one of them is no port, or two are the same
     */
    static Ports wanted() {
        var ports = new Ports(
                Port.wanted("demo.portal", 8000, "portal"),
                Port.wanted("demo.keycloak", 8080, "Keycloak"),
                Port.wanted("demo.mail", 8025, "mail page"),
                Port.wanted("demo.smtp", 1025, "SMTP"));
        if (ports.all().stream().map(Port::number).distinct().count()
                < ports.all().size()) {
            throw new CannotStart(
                    "demo.portal、demo.keycloak、demo.mail、demo.smtp には別々の番号を指定してください",
                    "demo.portal, demo.keycloak, demo.mail and demo.smtp need different numbers");
        }
        return ports;
    }

    List<Port> all() {
        return List.of(portal, keycloak, mail, smtp);
    }
}
