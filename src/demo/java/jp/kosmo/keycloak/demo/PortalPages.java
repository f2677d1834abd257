package jp.kosmo.keycloak.demo;

import java.util.List;
import java.util.Optional;

/** The portal's pages, as HTML. */
final class PortalPages {

    private PortalPages() {}

    /** The top page for people who are not logged in: what this is, and its address to take along to the phone. */
    static String top(Site site) {
        QrCode code = QrCode.of(site.top().toString());
        return page(site, Optional.empty(), "トップページ", "top.html")
                .text(".address", site.top().toString())
                .attribute(".qr svg", "viewBox", "0 0 %1$d %1$d".formatted(code.size()))
                .attribute(".qr path", "d", code.path())
                .html();
    }

    /** The same address for a member: the union's services. */
    static String menu(Site site, PortalMember member) {
        return page(site, Optional.of(member), "サービスメニュー", "menu.html")
                .repeat(".tiles li", site.services(), (tile, service) -> {
                    tile.expectFirst("a").attr("href", "/service/" + service.id());
                    tile.expectFirst("use").attr("href", "/icons.svg#" + service.icon());
                    tile.expectFirst("span").text(service.title());
                })
                .html();
    }

    static String service(Site site, PortalMember member, Service service) {
        return page(site, Optional.of(member), service.title(), "service.html")
                .text("h1", service.title())
                .attribute("main use", "href", "/icons.svg#" + service.icon())
                .html();
    }

    static String notice(Site site, Optional<PortalMember> member, Notice notice) {
        return page(site, member, "お知らせ", "notice.html")
                .text(".sentence", notice.sentence())
                .html();
    }

    /** For a host name that belongs to no union: where the unions are. */
    static String unknownHost(List<Site> sites) {
        return HtmlPage.of("unknown-host.html")
                .repeat(
                        "li",
                        sites,
                        (item, site) -> item.expectFirst("a")
                                .attr("href", site.top().toString())
                                .text(site.name() + " " + site.top()))
                .html();
    }

    private static HtmlPage page(Site site, Optional<PortalMember> member, String title, String content) {
        HtmlPage page = HtmlPage.of("layout.html")
                .attribute("body", "data-union", site.look().name())
                .text("title", title + " - " + site.name())
                .text(".union", site.name())
                .text(".phone", site.look().phone())
                .attribute(".phone", "href", "tel:" + site.look().phone().replace("-", ""))
                .text(".hours", site.look().hours())
                .insert("main", content);
        return member.map(known -> page.remove(".signed-out")
                        .text(".name", known.name())
                        .attribute("a.profile", "href", site.account(""))
                        .attribute("a.methods", "href", site.account("account-security/signing-in")))
                .orElseGet(() -> page.remove(".signed-in"));
    }
}
