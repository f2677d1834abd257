package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;

/** The office as a clerk has it in front of them. Every method waits for what it names. */
record OfficePages(Walker walker) {

    /** A clerk with these roles and an OTP app opens the office on a PC and logs in. */
    static OfficePages of(Union union, String... roles) {
        Member clerk = union.importMember(
                OfficeClerk.unlikeMembers(MemberSpec.settled()).email(""));
        OfficeClerk.give(clerk, roles);
        var walker = new Walker(clerk, Chromium.open(Device.PC), Device.PC);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        var office = new OfficePages(walker);
        office.opens();
        walker.signsIn();
        PlaywrightAssertions.assertThat(walker.page().locator("#kosmo-who")).containsText(clerk.username());
        return office;
    }

    /** Opens it by its address; its script goes on to the login at once, which ends the load of the page. */
    void opens() {
        walker.page()
                .navigate(
                        OfficeClerk.page(walker.union()),
                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** The clerk's rooms. */
    List<String> rooms() {
        return page().locator("#kosmo-pages a").all().stream()
                .filter(Locator::isVisible)
                .map(Locator::textContent)
                .toList();
    }

    void looksFor(String text) {
        page().locator("#query").fill(text);
        walker.presses("探す");
    }

    /** The card of a member is in front, saying these words. */
    void seesCard(String... words) {
        PlaywrightAssertions.assertThat(page().locator(".office-standing")).isVisible();
        for (String word : words) {
            PlaywrightAssertions.assertThat(page().locator("main")).containsText(word);
        }
    }

    /** Opens a task of the card and gives this reason. */
    Locator task(String name, String reason) {
        Locator task = page().locator(".office-tasks details")
                .filter(new Locator.FilterOptions()
                        .setHas(page().locator("summary")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
        task.locator("summary").click();
        task.locator("select").selectOption(reason);
        return task;
    }

    /** Presses the task's one button. */
    static void does(Locator task) {
        task.locator("button[type=submit]").click();
    }

    /** Does a task that needs no more than a reason, and sees that it is done. */
    void doesTask(String name, String reason, String done) {
        does(task(name, reason));
        seesDone(done);
    }

    /** Turns to another room. */
    void goesTo(String room) {
        page().locator("#kosmo-pages a").getByText(room).click();
        PlaywrightAssertions.assertThat(page().locator("h1")).hasText(room);
    }

    void seesDone(String message) {
        new AccountPages(walker).seesDone(message);
    }

    Page page() {
        return walker.page();
    }
}
