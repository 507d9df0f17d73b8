Feature: RUNNING is the freedom to act

  A device that runs answers, computes and interrupts. Without the bit it does
  none of that, and in error it does no more than that.

  Rule: A running device answers, a stopped one is still

    @clause:act-running-answers
    Scenario Outline: "<device>" answers while it is <state>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the guest reads the registers of "<device>"
      Then the registers of "<device>" have answered

      Examples:
        | device | state    |
        | zip0   | running  |
        | sec0   | running  |
        | hpre0  | running  |
        | nic0   | running  |
        | vf0    | running  |
        | zip0   | pre-copy |
        | nic0   | pre-copy |
        | vf0    | pre-copy |

    @clause:act-stopped-interrupts @clause:act-stopped-frozen
    Scenario Outline: "<device>" with work to do is still when it is <state>
      Given a running guest with device "<device>"
      And the guest has given "<device>" 8 jobs at once
      When the VMM stops the vCPUs and moves "<device>" to <state>
      Then "<device>" raises no interrupt from then on
      And "<device>" starts no DMA from then on
      And nothing changes inside "<device>" from then on

      Examples:
        | device | state         |
        | zip0   | stop-and-copy |
        | sec0   | stop-and-copy |
        | nic0   | stop-and-copy |
        | vf0    | stop-and-copy |
        | zip0   | stopped       |
        | nic0   | stopped       |
        | vf0    | stopped       |

    @clause:act-stopped-no-mmio
    Scenario: A stopped ACC function that is rung works again
      Given a running guest with device "sec0"
      And the guest keeps "sec0" busy
      And the VMM has moved "sec0" to stop-and-copy
      When the guest rings a doorbell of "sec0"
      Then "sec0" starts DMA again

  @clause:act-error-stopped
  Rule: Under the recommended reading a device in error is stopped

    Scenario Outline: A busy "<device>" in error is still
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the vCPUs have stopped
      When "<device>" fails on the way to stop-and-copy and on the way back
      Then "<device>" starts no DMA from then on
      And "<device>" raises no interrupt from then on

      Examples:
        | device |
        | zip0   |
        | sec0   |
        | nic0   |
        | vf0    |

    @clause:act-error-ndma
    Scenario: A busy NIC in error starts no DMA
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When "nic0" fails on the way to stop-and-copy and on the way back
      Then "nic0" starts no DMA from then on
