package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.build.Project;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * The people who work for a union.
 *
 * @param document whose table says who of them has which roles
 */
record ConsoleStaff(Union union, ConsoleDocument document) {

    private static final Pattern ROLE = Pattern.compile("`([a-z-]+)`");

    /** Somebody with the roles for this part of the document, and no other, has logged in to the union's console. */
    Page opensConsole(String part) {
        Member staff = union.importSettled(MemberSpec.settled());
        RealmResource realm = union.admin();
        String id = realm.clients().findByClientId("realm-management").get(0).getId();
        ClientResource client = realm.clients().get(id);
        staff.admin()
                .roles()
                .clientLevel(id)
                .add(roles(part).stream()
                        .map(role -> client.roles().get(role).toRepresentation())
                        .toList());
        Page console = Chromium.open(Device.PC);
        console.navigate(union.loginUrl() + "/admin/" + union + "/console/");
        var walker = new Walker(staff, console, Device.PC);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        return console;
    }

    private List<String> roles(String part) {
        return Project.text(document.file())
                .lines()
                .filter(line -> line.startsWith("| " + part + " |"))
                .flatMap(row -> ROLE.matcher(row).results().map(match -> match.group(1)))
                .toList();
    }
}
