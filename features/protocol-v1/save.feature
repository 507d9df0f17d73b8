Feature: Saving a device follows the reference flow

  A VMM leaves the source in small steps. Each step takes one freedom away from
  the device, so that the last byte saved is also the last byte that changed.

  @clause:flow-save-order
  Rule: The device is silenced, then the vCPUs stop, then the final copy is taken

    Scenario: A save with NDMA passes every reference state in order
      Given a running guest with device "nic0"
      When the VMM saves "nic0"
      Then "nic0" has passed through, in order:
        | state                   | vCPUs   |
        | RUNNING                 | running |
        | SAVING + RUNNING        | running |
        | SAVING + NDMA + RUNNING | running |
        | SAVING + NDMA + RUNNING | stopped |
        | SAVING                  | stopped |
        | 0                       | stopped |

    Scenario: A save without NDMA goes from pre-copy straight to stop-and-copy
      Given a running guest with device "zip0"
      When the VMM saves "zip0"
      Then "zip0" has passed through, in order:
        | state            | vCPUs   |
        | RUNNING          | running |
        | SAVING + RUNNING | running |
        | SAVING + RUNNING | stopped |
        | SAVING           | stopped |
        | 0                | stopped |

  @clause:flow-suspend-order
  Rule: A guest that is suspended needs no pre-copy

    Scenario Outline: "<device>" is saved with the guest stopped
      Given a running guest with device "<device>"
      When the VMM suspends the guest
      Then "<device>" has passed through, in order:
        | state   | vCPUs   |
        | RUNNING | running |
        | RUNNING | stopped |
        | SAVING  | stopped |
        | 0       | stopped |

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-save-vcpus
  Rule: The vCPUs stop first

    Scenario Outline: No vCPU runs when "<device>" stops
      Given a running guest with device "<device>"
      When the VMM saves "<device>"
      Then the vCPUs had stopped before "<device>" left RUNNING

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-stop-quiet
  Rule: A device that is not running starts no DMA

    Scenario Outline: A busy "<device>" falls silent for the final copy
      Given a running guest with device "<device>"
      And the guest has given "<device>" 8 jobs at once
      When the VMM stops the vCPUs and moves "<device>" to stop-and-copy
      Then "<device>" starts no DMA from then on

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-stop-complete
  Rule: The write that clears RUNNING waits for the device

    Scenario Outline: The last DMA of "<device>" comes before the write returns
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM stops the vCPUs and moves "<device>" to stop-and-copy
      Then the last DMA of "<device>" came before that write returned

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-precopy-leave
  Rule: The VMM leaves pre-copy when it likes

    Scenario Outline: "<device>" enters stop-and-copy with early data left unread
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to pre-copy
      When the VMM stops the vCPUs and moves "<device>" to stop-and-copy
      Then "<device>" is in stop-and-copy

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  Rule: The stream has an end

    @clause:flow-drain
    Scenario Outline: A save of "<device>" fetches all there is
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves "<device>"
      Then pending_bytes of "<device>" read zero in stop-and-copy before SAVING was cleared

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:flow-final-end
    Scenario Outline: Nothing follows the end of the stream of "<device>"
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      And the VMM has fetched all migration data of "<device>" in stop-and-copy
      When the VMM polls "<device>" for more data 10 times
      Then "<device>" has offered none

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:flow-save-abort
  Rule: A save can be abandoned

    Scenario Outline: "<device>" goes on working after a save was abandoned in <state>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the VMM moves "<device>" to running
      Then "<device>" is running
      And the guest can use "<device>"

      Examples:
        | device | state         |
        | zip0   | pre-copy      |
        | zip0   | stop-and-copy |
        | nic0   | pre-copy      |
        | nic0   | stop-and-copy |
        | vf0    | pre-copy      |
        | vf0    | stop-and-copy |

    Scenario Outline: "<device>" does after an abandoned save what it was given before
      Given a running guest with device "<device>"
      And the guest has given "<device>" 8 jobs at once
      And the VMM has moved "<device>" to stop-and-copy
      When the VMM moves "<device>" to running
      Then "<device>" completes that work

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
