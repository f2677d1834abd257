package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jp.kosmo.keycloak.it.fixture.ManyMembers;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a union of 100,000 members. */
@Tag("long")
class OfficeOfManyMembersIT extends OfficeWalks {

    private static final int MEMBERS = 100_000;
    private static final Union UNION =
            Union.copyOf("kanekakenpo", "office-of-many", realm -> realm.setOtpPolicyCodeReusable(true));

    @Override
    Union union() {
        return UNION;
    }

    @BeforeAll
    static void fill() {
        ManyMembers.in(UNION, MEMBERS);
        TestBed.run("kosmo-member-index");
    }

    @AfterAll
    static void empty() {
        ManyMembers.remove(UNION, MEMBERS);
    }

    @Test
    void aFamilyNameFindsTheFirstFifty() {
        OfficePages office = OfficePages.of(UNION, "members");

        office.looksFor("髙橋");

        PlaywrightAssertions.assertThat(office.page().locator("#found tbody tr"))
                .hasCount(50);
        office.walker().shows("office-found-many");
    }

    @Test
    void theReportCountsThemAll() {
        OfficePages office = OfficePages.of(UNION, "auditor");

        office.goesTo("状況の報告");

        PlaywrightAssertions.assertThat(office.page().locator(".office-standing"))
                .containsText("登録されている加入者　100,0");
    }
}
