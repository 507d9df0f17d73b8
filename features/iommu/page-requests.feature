Feature: A function asks for a page and waits

  With ATS a function can find out that a page is not there, and with a page
  request it can ask for it instead of failing.

  Background:
    Given this machine:
      """
      root port: root port, ACS SV+RR+CR+UF
        card: endpoint, PRI
      other root port: root port, ACS SV+TB+RR+CR+UF
        other: endpoint, PRI
      """
    And a user owns "card" and has mapped memory for it
    And the kernel lets "card" ask for 4 pages

  Rule: A request waits in the queue until somebody answers

    @clause:pri-request @clause:pri-no-fault
    Scenario: A page that is not there is asked for
      When "card" asks for 2 pages that are not there
      Then 2 pages of "card" wait in the queue
      And the IOMMU has noted no fault

    @clause:pri-granted
    Scenario: A granted page can be written
      Given "card" has asked for 1 page that is not there
      And the user has mapped that page for "card"
      When the kernel grants what "card" waits for
      Then nothing of "card" waits any more
      And a write of "card" to that page arrives translated

    @clause:pri-refused
    Scenario: A refused page stays out of reach
      Given "card" has asked for 1 page that is not there
      When the kernel refuses what "card" waits for
      Then nothing of "card" waits any more
      And "card" was told that it was refused
      And a write of "card" to that page ends in a fault

    @clause:pri-present
    Scenario: A page that is there is not asked for
      When "card" asks for memory that is mapped for it
      Then nothing of "card" waits any more

  Rule: Software says who may ask, and how much

    @clause:pri-credit
    Scenario: More pages than allowed are not asked for
      When "card" asks for 5 pages that are not there
      Then nothing of "card" waits any more

    @clause:pri-credit
    Scenario: Requests that are outstanding count
      Given "card" has asked for 3 pages that are not there
      When "card" asks for 2 pages that are not there
      Then 3 pages of "card" wait in the queue

    @clause:pri-queue-holds
    Scenario: The kernel allows no more than the queue holds
      When the kernel lets "other" ask for 61 pages
      Then that is refused with ENOSPC

    @clause:pri-off
    Scenario: A function that may not ask gets a fault
      Given the kernel lets "card" ask no more
      When "card" asks for 1 page that is not there
      Then nothing of "card" waits any more
      And a write of "card" to that page ends in a fault

    @clause:pri-blocked
    Scenario: A port with translation blocking keeps its functions from asking
      Given a user owns "other" and has mapped memory for it
      And the kernel lets "other" ask for 4 pages
      When "other" asks for 1 page that is not there
      Then nothing of "other" waits any more

  Rule: Nothing is left behind

    @clause:pri-stopped
    Scenario: A function that may ask no more has stopped once it was answered
      Given "card" has asked for 1 page that is not there
      When software clears the enable bit of "card"
      Then "card" has not stopped asking
      And after an answer "card" has stopped asking

    @clause:pri-drain
    Scenario: Taking the interface away answers what waits
      Given "card" has asked for 2 pages that are not there
      When the kernel lets "card" ask no more
      Then nothing of "card" waits any more
      And "card" has stopped asking

    @clause:pri-busy
    Scenario: An interface with an old request is not switched on
      Given "card" has asked for 1 page that is not there
      And software has cleared the enable bit of "card"
      When the kernel lets "card" ask for 4 pages
      Then that is refused with EBUSY

    @clause:pri-reset
    Scenario: An answer from before a reset is not taken
      Given "card" has asked for 1 page that is not there
      And the kernel has reset "card"
      When the kernel grants what "card" waits for
      Then "card" has noted an unexpected group
      And "card" was told nothing

    @clause:pri-failure
    Scenario: After a response failure nothing is asked for
      Given "card" has asked for 1 page that is not there
      And the kernel has answered with a response failure
      When "card" asks for 1 page that is not there
      Then nothing of "card" waits any more
