package jp.kosmo.keycloak.demo;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unions' sites on one server; the host name of a request chooses among them.
 *
 * @param all every site, in the order they are listed to a lost visitor
 */
public record Sites(List<Site> all) {

    /** Copies the list. */
    public Sites {
        all = List.copyOf(all);
    }

    /** The sites of the two sample unions, whose realms lie in {@code realm-export/}, on these ports of this machine. */
    public static Sites samples(int portalPort, int keycloakPort) {
        return new Sites(List.of(
                sample(
                        "kanekakenpo",
                        "カネカ健康保険組合",
                        "06-0000-1234",
                        portalPort,
                        keycloakPort,
                        List.of(
                                new Service("medical-costs", "receipt", "医療費のお知らせ"),
                                new Service("checkup", "checkup", "健診の予約"),
                                new Service("points", "star", "健康ポイント"),
                                new Service("forms", "form", "届出・申請書"),
                                new Service("resort", "house", "保養所の予約"),
                                new Service("news", "news", "組合からのお知らせ"))),
                sample(
                        "daiwakenpo",
                        "大和証券グループ健康保険組合",
                        "03-0000-5678",
                        portalPort,
                        keycloakPort,
                        List.of(
                                new Service("full-checkup", "checkup", "人間ドックの申込み"),
                                new Service("walking", "shoe", "ウォーキングラリー"),
                                new Service("advice", "phone", "電話健康相談"),
                                new Service("benefits", "receipt", "給付金の支給状況"),
                                new Service("medicine", "pill", "常備薬のあっせん")))));
    }

    private static Site sample(
            String realm, String name, String phone, int portalPort, int keycloakPort, List<Service> services) {
        String host = "http://www." + realm + ".portal.localhost:";
        return new Site(
                realm,
                name,
                new Look(realm, phone, "平日 9:00～17:00（祝日と年末年始を除きます）"),
                URI.create(host + portalPort),
                URI.create(host + keycloakPort),
                URI.create("http://127.0.0.1:" + keycloakPort),
                services);
    }

    /** The same and one for each of these realms, which are copies of the realm of one of them. */
    public Sites withCopies(String original, String... realms) {
        Site like = all.stream()
                .filter(site -> site.realm().equals(original))
                .findFirst()
                .orElseThrow();
        Stream<Site> copies = Stream.of(realms)
                .map(realm -> new Site(
                        realm,
                        like.name(),
                        like.look(),
                        URI.create(like.portal().toString().replace(original, realm)),
                        URI.create(like.login().toString().replace(original, realm)),
                        like.backChannel(),
                        like.services()));
        return new Sites(Stream.concat(all.stream(), copies).toList());
    }

    /** The site with this value of the {@code Host} header (port and letter case do not matter), or nothing. */
    Optional<Site> forHost(String header) {
        String host = header.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return all.stream().filter(u -> u.portal().getHost().equals(host)).findFirst();
    }
}
