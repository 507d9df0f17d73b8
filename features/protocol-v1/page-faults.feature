Feature: A device that waits for a page may wait for the guest

  Where the guest decides what is mapped, a vCPU brings the page. A device can so
  wait for a guest that is about to be stopped.

  Rule: Faults come at any time, and no driver puts them in an order

    @clause:fault-any-time @clause:fault-unordered
    Scenario Outline: A device waits for a page in <state>
      Given a guest that brings the pages of "nic0"
      And the VMM has set "nic0" to <state>
      When "nic0" comes to wait for a page
      Then the VMM can set "nic0" to <other> meanwhile
      And the guest goes on using "nic0" when it has brought the page

      Examples:
        | state            | other            |
        | RUNNING          | SAVING + RUNNING |
        | SAVING + RUNNING | RUNNING          |

    @clause:fault-assumed
    Scenario: The driver does not stop a device that waits for a page
      Given a guest that brings the pages of "nic0"
      And "nic0" waits for a page
      When the VMM tries to set "nic0" to SAVING
      Then the write fails
      And "nic0" is running

  Rule: NDMA waits for a page, or lets go of it

    @clause:fault-clear
    Scenario: The guest brings the page, then the device is silent
      Given a guest that brings the pages of "nic0"
      And "nic0" waits for a page to write to
      When the guest brings the page and the VMM sets "nic0" to NDMA + RUNNING
      Then "nic0" starts no DMA from then on

    @clause:fault-dead-lock @clause:fault-bounded
    Scenario: While the page is missing NDMA cannot be had
      Given a guest that brings the pages of "nic0"
      And "nic0" waits for a page to write to
      And the vCPUs have stopped
      When the VMM tries 20 times to set "nic0" to NDMA + RUNNING
      Then each write failed with ETIMEDOUT
      And "nic0" is running
      And the guest goes on using "nic0" once its vCPUs run

    @clause:fault-cancel
    Scenario: A device that lets go of the request is silent at once
      Given a guest that brings the pages of "nic0"
      And the firmware of "nic0" lets go of what waits for a page
      And "nic0" waits for a page to write to
      When the VMM sets "nic0" to NDMA + RUNNING
      Then "nic0" starts no DMA from then on
      And the guest goes on using "nic0" after NDMA was cleared

  Rule: All faults are over before the vCPUs stop

    @clause:fault-flush
    Scenario Outline: No question is left where the firmware <does> its requests
      Given a guest that brings the pages of "nic0"
      And the firmware of "nic0" <does> what waits for a page
      And the guest takes pages of "nic0" back whenever it can
      When the VMM saves the guest
      Then no device waited for a page when the vCPUs stopped

      Examples:
        | does       |
        | waits with |
        | lets go of |

    @clause:fault-reset
    Scenario: A reset ends the wait
      Given a guest that brings the pages of "nic0"
      And "nic0" waits for a page to write to
      When the VMM resets "nic0"
      Then "nic0" waits for no page

  Rule: A VMM decides which device may wait for its guest

    @clause:fault-migratable
    Scenario: A guest that can be migrated is withheld page faults
      When the VMM starts a migratable guest with page faults for "nic0"
      Then the VMM has withheld page faults of "nic0"
      And the guest uses "nic0", which asks for no page

    @clause:fault-migratable
    Scenario: A guest that stays is offered them
      When the VMM starts a guest that stays, with page faults for "nic0"
      Then the VMM has offered page faults of "nic0"
      And the guest uses "nic0", which asks for pages

    @clause:fault-needs-ndma
    Scenario: Only a device with NDMA waits for the guest
      When the VMM combines migration with page faults for "nic0, zip0"
      Then the VMM has offered page faults of "nic0"
      But the VMM has withheld page faults of "zip0"
